package import Documents
import Domain
package import Testing

extension Harness {
  /// The documents process of this checkout; nil where its Python packages are not installed.
  package static let documents: DocumentProcess? = {
    if let found = DocumentProcess.find(environment: TestEnvironment.variables) { return found }
    // The tests' own program may be the toolchain's; this source stands in the checkout.
    return DocumentProcess(in: #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined())
  }()

  /// Set where missing packages must fail the run rather than skip tests.
  fileprivate static var requiresDocuments: Bool { TestEnvironment.variables["VIERTELWERK_TEST_REQUIRE_DOCUMENTS"] == "1" }
}

extension Trait where Self == ConditionTrait {
  /// The test needs the documents process: without its packages it is skipped by name, or fails where
  /// VIERTELWERK_TEST_REQUIRE_DOCUMENTS is 1.
  package static var needsDocuments: Self {
    .enabled("the Python packages of tools/documents are not installed, so this test was skipped: tools/setup") {
      Harness.documents != nil || Harness.requiresDocuments
    }
  }
}
