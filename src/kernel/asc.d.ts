/**
 * The two integer names that the shared files use. AssemblyScript knows them as machine types; for
 * TypeScript they are plain numbers. A script file without imports, so that the names are global.
 */
type i32 = number
type u8 = number
