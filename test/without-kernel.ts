/** A host without SIMD, for a test run on the plain engine. */
WebAssembly.validate = () => false
