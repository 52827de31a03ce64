import Testing

@testable import Web

@Suite struct FormValuesTests {
  @Test func `a form's fields are read with their blanks trimmed, and several answers of one field are kept`() throws {
    let values = try FormValues.parse("name=%20Keller+links%20&kinds[]=asbest&kinds[]=dach&empty=+&_token=x")
    #expect(values["name"] == "Keller links")
    #expect(values.all("kinds") == ["asbest", "dach"])
    #expect(values.all("kinds[]") == ["asbest", "dach"], "as the field is called in the form")
    #expect(values["empty"] == nil)
    #expect(values.entered["_token"] == nil)
  }
}
