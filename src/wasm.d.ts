/**
 * What a bundler of a host that compiles nothing at run time makes of a `.wasm` file.
 */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
