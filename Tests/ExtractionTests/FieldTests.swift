import Testing

@testable import Extraction

@Suite struct FieldTests {
    @Test("a field has the name that patterns give it, with underscores", arguments: [("part_unit", Field.partUnit), ("year", .year), ("and_count_more", .andCountMore)])
    func names(name: String, field: Field) {
        #expect(Field.index(of: name) == field.index())
    }

    @Test("fields of the calendar stand for the ends of a range too")
    func sides() {
        #expect(Field.index(of: "from_month") == Field.month.index(.from))
        #expect(Field.index(of: "to_short_year") == Field.shortYear.index(.to))
        #expect(Field.index(of: "from") == Field.from.index())
        #expect(Field.index(of: "from_amount") == nil)
        #expect(Field.index(of: "colour") == nil)
    }

    @Test("no two fields share a place, and all places fit a word of 128 bits")
    func places() {
        let calendar = Field.allCases.prefix { $0 != .amount }
        let all = Field.allCases.map { $0.index() } + calendar.flatMap { [$0.index(.from), $0.index(.to)] }
        #expect(Set(all).count == all.count)
        #expect(all.max() == Field.total - 1)
        #expect(Field.total <= 128)
    }
}
