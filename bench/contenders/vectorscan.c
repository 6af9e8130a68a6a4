/* Finds with Hyperscan or Vectorscan: PROGRAM PATTERN... INPUT writes the text of every match to standard output, one
 * per line. The library reports every possible end of a match, so overlapping ones are merged: that is what a program
 * that masks would cut out. Exits with 0 if something was found, 1 if nothing was, 2 on failure. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>

struct span {
  unsigned long long start, end;
};

struct spans {
  struct span *list;
  size_t count, room;
};

static int fail(const char *what) {
  fprintf(stderr, "vectorscan: %s\n", what);
  return 2;
}

/* Ends are in order, starts are not: a long match absorbs those before it. */
static int on_match(unsigned id, unsigned long long start, unsigned long long end, unsigned flags, void *context) {
  struct spans *spans = context;
  (void)id, (void)flags;
  while (spans->count > 0 && spans->list[spans->count - 1].end > start) {
    struct span last = spans->list[--spans->count];
    if (last.start < start) start = last.start;
    if (last.end > end) end = last.end;
  }
  if (spans->count == spans->room) {
    spans->room = spans->room * 2 + 1024;
    spans->list = realloc(spans->list, spans->room * sizeof *spans->list);
    if (spans->list == NULL) return 1;
  }
  spans->list[spans->count++] = (struct span){start, end};
  return 0;
}

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) return NULL;
  long length = ftell(file);
  rewind(file);
  char *text = malloc(length + 1);
  *size = text == NULL ? 0 : fread(text, 1, length, file);
  fclose(file);
  return text != NULL && *size == (size_t)length ? text : NULL;
}

static hs_database_t *compile(const char *const *patterns, unsigned count) {
  unsigned *flags = malloc(count * sizeof *flags), *ids = malloc(count * sizeof *ids);
  hs_database_t *database = NULL;
  hs_compile_error_t *error = NULL;
  for (unsigned i = 0; i < count; i++) flags[i] = HS_FLAG_UTF8 | HS_FLAG_SOM_LEFTMOST, ids[i] = i;
  if (hs_compile_multi(patterns, flags, ids, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
    fail(error->message);
    hs_free_compile_error(error);
  }
  free(flags);
  free(ids);
  return database;
}

int main(int argc, char **argv) {
  if (argc < 3) return fail("PATTERN... INPUT expected");
  hs_database_t *database = compile((const char *const *)argv + 1, argc - 2);
  if (database == NULL) return 2;
  size_t size;
  char *text = read_file(argv[argc - 1], &size);
  if (text == NULL) return fail("input cannot be read");
  hs_scratch_t *scratch = NULL;
  struct spans spans = {NULL, 0, 0};
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return fail("no memory to scan with");
  if (hs_scan(database, text, size, 0, scratch, on_match, &spans) != HS_SUCCESS) return fail("scan failed");
  for (size_t i = 0; i < spans.count; i++) {
    fwrite(text + spans.list[i].start, 1, spans.list[i].end - spans.list[i].start, stdout);
    putchar('\n');
  }
  return fflush(stdout) != 0 ? fail("output cannot be written") : spans.count == 0;
}
