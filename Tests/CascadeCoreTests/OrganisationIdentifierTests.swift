import CascadeCore
import Testing

@Suite("Official identifiers of organisations")
struct OrganisationIdentifierTests {
    @Test(
        "sound ones are taken apart and put together again as they were",
        arguments: [
            ("GB-CHC-1061569", "GB-CHC"), ("GB-CHC-210183", "GB-CHC"),
            ("GB-CHC-210183-12", "GB-CHC"),
            ("GB-COH-09506232", "GB-COH"), ("GB-COH-SC123456", "GB-COH"),
            ("GB-COH-IP12345R", "GB-COH"),
            ("GB-EDU-125554", "GB-EDU"), ("GB-NHS-RAX", "GB-NHS"), ("GB-NHS-7A1A5", "GB-NHS"),
            ("GB-SC-SC042386", "GB-SC"), ("GB-NIC-100012", "GB-NIC"), ("GB-LAE-WOT", "GB-LAE"),
            ("GB-UKPRN-10007774", "GB-UKPRN"), ("GB-MPR-235C", "GB-MPR"),
            ("US-EIN-53-0196605", "US-EIN"),
            ("US-EIN-530196605", "US-EIN"), ("NL-KVK-012345", "NL-KVK"), ("XM-DAC-41114", "XM-DAC"),
        ]
    )
    func sound(text: String, code: String) throws {
        let identifier = try #require(OrganisationIdentifier(text))
        #expect(identifier.code == code)
        #expect(identifier.description == text)
        #expect(OrganisationIdentifier.expectation(for: text) == nil)
    }

    @Test(
        "odd ones are named with the form that is expected",
        arguments: [
            ("1061569", "the code of a register"), ("", "the code of a register"),
            ("GB-CHC-", "such as GB-CHC-1061569"), ("GB-CHC-12345", "6 or 7 digits"),
            ("gb-chc-1061569", "in capitals"), ("GB-COH-9506232", "leading zeros"),
            ("GB-COH-0950623X", "8 digits"), ("GB-EDU-12555", "6 digits"),
            ("GB-SC-042386", "SC and 6"),
            ("GB-LAE-wot", "3 capitals"), ("GB-NHS-R", "3 to 10"),
            ("US-EIN-5-30196605", "9 digits"),
            ("GB CHC 1061569", "the code of a register"),
            ("GB-CHC 1061569", "the code of a register"),
            ("NL-KVK-01 2345", "the code of a register"),
        ]
    )
    func odd(text: String, words: String) throws {
        let expectation = try #require(OrganisationIdentifier.expectation(for: text))
        #expect(expectation.contains(words), "\(expectation)")
    }

    @Test("the example of each register is sound")
    func examples() {
        for register in OrganisationIdentifier.registers {
            #expect(
                OrganisationIdentifier.expectation(for: register.example) == nil,
                "\(register.code)"
            )
            #expect(register.example.hasPrefix(register.code + "-"))
        }
        let codes = OrganisationIdentifier.registers.map(\.code)
        #expect(Set(codes).count == codes.count)
    }
}
