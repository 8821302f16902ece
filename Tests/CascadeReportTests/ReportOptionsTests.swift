import CascadeReport
import Foundation
import Testing

@Suite("Options of a report")
struct ReportOptionsTests {
    @Test("they are read back as they were written")
    func reading() throws {
        let options = ReportOptions(isPublic: true, seed: .max, replicates: 200)
        let data = try JSONEncoder().encode(options)
        #expect(try JSONDecoder().decode(ReportOptions.self, from: data) == options)
    }
}
