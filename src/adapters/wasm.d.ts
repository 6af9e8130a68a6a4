/** The import of a `.wasm` file, as bundlers for hosts without run-time compilation provide it. */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
