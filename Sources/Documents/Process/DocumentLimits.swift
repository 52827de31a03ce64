/// What the process beside may take; it sets these limits on itself before it reads a byte that came from outside.
package struct DocumentLimits: Sendable, Hashable {
  /// Its whole address space. A sheet of a million cells takes about 200 MB.
  package var memory_bytes: Int64 = 1 << 30
  /// Its own computing time; as long again may pass on the clock, for waiting and for the data to come and go.
  package var time_s: Int64 = 60
  /// What it writes, into its folder and to us.
  package var output_bytes: Int64 = 512 << 20
  package var input_bytes: Int64 = 128 << 20
  /// What a ZIP, which XLSX and ODS are, holds once it is unpacked.
  package var unpacked_bytes: Int64 = 1 << 30
  package var openFiles: Int64 = 64
  /// Of a picture: width times height.
  package var pixels: Int64 = 100_000_000

  package init() {}

  /// For a page that somebody waits for.
  package static let page: DocumentLimits = {
    var limits = DocumentLimits()
    limits.time_s = 20
    limits.output_bytes = 64 << 20
    return limits
  }()
}
