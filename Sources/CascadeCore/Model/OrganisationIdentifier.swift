/// An official identifier of an organisation: the code of a register and the number in it, such as `GB-CHC-1061569`.
///
/// The codes are those of https://org-id.guide. Numbers are text: their leading zeros count.
public struct OrganisationIdentifier: Sendable, Hashable, CustomStringConvertible {
    /// A register and the form of its numbers.
    public struct Register: Sendable {
        /// Code, such as `GB-CHC`.
        public let code: String
        /// Name as people know it.
        public let name: String
        /// The form of a number, in words.
        public let form: String
        /// A whole identifier as an example.
        public let example: String
        /// Whether a number has the form.
        let matches: @Sendable ([UInt8]) -> Bool
    }

    /// Code of the register, such as `GB-CHC`.
    public let code: String
    /// Number in the register, as written.
    public let number: String

    /// The identifier that a text writes; nil where it is no register's code, a dash and a number.
    ///
    /// Registers that are not known here are taken at their word.
    public init?(_ text: String) {
        if let register = Self.registers.first(where: { text.hasPrefix("\($0.code)-") }) {
            code = register.code
            number = String(text.utf8.dropFirst(register.code.utf8.count + 1)) ?? ""
            guard !number.isEmpty else { return nil }
            return
        }
        let parts = text.split(
            separator: "-",
            maxSplits: 2,
            omittingEmptySubsequences: false
        )
        guard parts.count == 3, parts[0].utf8.count == 2, (2...12).contains(parts[1].utf8.count),
            parts[0].utf8.allSatisfy(Self.isCapital),
            parts[1].utf8.allSatisfy({ Self.isCapital($0) || Self.isDigit($0) }),
            !parts[2].isEmpty, parts[2].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        code = "\(parts[0])-\(parts[1])"
        number = String(parts[2])
    }

    /// The identifier as it is written.
    public var description: String { "\(code)-\(number)" }

    /// What is odd about an identifier as written, as an expectation: `GB-CHC- and 6 or 7 digits, such as …`; nil for a sound one.
    ///
    /// The number itself is not looked up.
    public static func expectation(for text: String) -> String? {
        guard let identifier = OrganisationIdentifier(text) else {
            let small = text.lowercased()
            if let register = registers.first(where: { small.hasPrefix("\($0.code.lowercased())-") }
            ) {
                return
                    "\(register.code)- in capitals and \(register.form), such as \(register.example)"
            }
            return
                "the code of a register, a dash and a number, such as GB-CHC-1061569; see org-id.guide"
        }
        guard let register = registers.first(where: { $0.code == identifier.code }),
            !register.matches(Array(identifier.number.utf8))
        else { return nil }
        return "\(register.code)- and \(register.form), such as \(register.example)"
    }

    /// The registers whose numbers are checked for form.
    public static let registers: [Register] = [
        Register(
            code: "GB-CHC",
            name: "Charity Commission for England and Wales",
            form: "6 or 7 digits",
            example: "GB-CHC-1061569",
            // A linked charity has the number of its main one, a dash and a number of its own.
            matches: { bytes in
                let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
                return (1...2).contains(parts.count) && isDigits(parts[0], 6...7)
                    && (parts.count == 1 || isDigits(parts[1], 1...3))
            }
        ),
        Register(
            code: "GB-COH",
            name: "Companies House",
            form: "8 digits, or 2 letters and 6 digits, leading zeros included",
            example: "GB-COH-09506232",
            matches: { bytes in
                guard bytes.count == 8 else { return false }
                let isPrefix =
                    bytes.prefix(2).allSatisfy(isDigit) || bytes.prefix(2).allSatisfy(isCapital)
                // Old societies end in R.
                let middle = bytes.dropFirst(2).dropLast()
                return isPrefix && middle.allSatisfy(isDigit)
                    && bytes.suffix(1).allSatisfy { isDigit($0) || $0 == 0x52 }
            }
        ),
        digits("GB-EDU", "Get Information about Schools", 6...6, "GB-EDU-125554"),
        Register(
            code: "GB-NHS",
            name: "NHS Organisation Data Service",
            form: "3 to 10 capitals and digits",
            example: "GB-NHS-RAX",
            matches: { isCapitalsAndDigits($0, 3...10) }
        ),
        Register(
            code: "GB-SC",
            name: "Scottish Charity Register",
            form: "SC and 6 digits",
            example: "GB-SC-SC042386",
            matches: { $0.starts(with: [0x53, 0x43]) && isDigits($0.dropFirst(2), 6...6) }
        ),
        digits("GB-NIC", "Charity Commission for Northern Ireland", 6...6, "GB-NIC-100012"),
        letters("GB-LAE", "Local authorities of England", "GB-LAE-WOT"),
        letters("GB-LAS", "Local authorities of Scotland", "GB-LAS-GLG"),
        letters("GB-PLA", "Principal local authorities of Wales", "GB-PLA-CRF"),
        digits("GB-UKPRN", "UK Register of Learning Providers", 8...8, "GB-UKPRN-10007774"),
        digits("GB-SCOTEDU", "Schools of Scotland", 7...7, "GB-SCOTEDU-8455635"),
        digits("GB-WALEDU", "Schools of Wales", 7...7, "GB-WALEDU-6714035"),
        Register(
            code: "GB-MPR",
            name: "Mutuals Public Register",
            form: "up to 9 capitals and digits",
            example: "GB-MPR-235C",
            matches: { isCapitalsAndDigits($0, 1...9) }
        ),
        Register(
            code: "US-EIN",
            name: "Employer Identification Number",
            form: "9 digits, a dash after the second or none",
            example: "US-EIN-53-0196605",
            matches: { bytes in
                isDigits(bytes[...], 9...9)
                    || bytes.count == 10 && bytes[2] == 0x2D && isDigits(bytes.prefix(2), 2...2)
                        && isDigits(bytes.dropFirst(3), 7...7)
            }
        ),
    ]

    private static func digits(
        _ code: String,
        _ name: String,
        _ count: ClosedRange<Int>,
        _ example: String
    ) -> Register {
        Register(code: code, name: name, form: "\(count.upperBound) digits", example: example) {
            isDigits($0[...], count)
        }
    }

    private static func letters(_ code: String, _ name: String, _ example: String) -> Register {
        Register(code: code, name: name, form: "3 capitals", example: example) {
            $0.count == 3 && $0.allSatisfy(isCapital)
        }
    }

    private static func isDigits(_ bytes: ArraySlice<UInt8>, _ count: ClosedRange<Int>) -> Bool {
        count.contains(bytes.count) && bytes.allSatisfy(isDigit)
    }

    private static func isCapitalsAndDigits(_ bytes: [UInt8], _ count: ClosedRange<Int>) -> Bool {
        count.contains(bytes.count) && bytes.allSatisfy { isCapital($0) || isDigit($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

extension ProgrammeDraft {
    /// Whether a text has the form of an organisation's id and no meaning of its own in files.
    package static func isOrganisationID(_ text: String) -> Bool {
        ProgrammeCheck.isID(text)
            && !["and", "or", "anyone", "champions"].contains(text.lowercased())
    }

    /// What is odd about the organisations' official identifiers, in sentences without a full stop.
    package var identifierRemarks: [String] {
        organisations.compactMap { organisation in
            guard let identifier = organisation.identifier,
                let expected = OrganisationIdentifier.expectation(for: identifier)
            else { return nil }
            return "the identifier of \(organisation.id) is “\(identifier)”, expected \(expected)"
        }
    }
}
