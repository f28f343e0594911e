import Documents
import Facts

/// A mention as tools see it: the contract of `crosscheck mentions` (`docs/schema/mention.schema.json`).
package struct MentionRecord: Hashable, Sendable {
    package var document: String
    package var span: TextSpan
    package var text: String
    package var type: String
    /// Decimal string in whole units.
    package var value: String?
    /// The upper end of a range, whose lower end is `value`.
    package var upper: String?
    /// ISO 4217.
    package var currency: String?
    package var unit: String?
    /// Of mentions of time: the resolved stretch.
    package var period: Period?
    /// TIMEX3 type and value; the value of an unresolved date has X for what is unknown.
    package var timex: (type: String, value: String)? { timexType.flatMap { type in timexValue.map { (type, $0) } } }
    package var timexType: String?
    package var timexValue: String?
    package var timexModifier: String?
    package var hedge: String?
    package var entity: [String]
    /// Of a number inside a larger mention: the type of that.
    package var within: String?

    package init(
        document: String, span: TextSpan, text: String, type: String, value: String? = nil, currency: String? = nil,
        unit: String? = nil, period: Period? = nil, timexType: String? = nil, timexValue: String? = nil,
        timexModifier: String? = nil, hedge: String? = nil, entity: [String] = [], within: String? = nil
    ) {
        self.document = document
        self.span = span
        self.text = text
        self.type = type
        self.value = value
        self.currency = currency
        self.unit = unit
        self.period = period
        self.timexType = timexType
        self.timexValue = timexValue
        self.timexModifier = timexModifier
        self.hedge = hedge
        self.entity = entity
        self.within = within
    }
}

/// Mentions as JSON Lines.
package struct MentionLines {
    private var writer = JSONWriter()

    package init() {}

    package var bytes: [UInt8] { writer.bytes }

    package mutating func append(_ mention: MentionRecord) {
        writer.object { $0.members(of: mention) }
        writer.endLine()
    }
}

extension JSONWriter {
    /// The members of a mention, in the order of the contract.
    package mutating func members(of mention: MentionRecord) {
        member("doc", mention.document)
        member("start", mention.span.start)
        member("end", mention.span.end)
        member("text", mention.text)
        member("type", mention.type)
        optional("value", mention.value)
        optional("upper", mention.upper)
        optional("currency", mention.currency)
        optional("unit", mention.unit)
        if mention.type == "date" || mention.type == "period" {
            if let period = mention.period {
                object("interval") {
                    $0.nullable("start", period.start == .earliest ? nil : period.start.iso)
                    $0.nullable("end", period.end == .latest ? nil : period.end.iso)
                }
            } else {
                null("interval")
            }
        }
        if let timex = mention.timex {
            object("timex") {
                $0.member("type", timex.type)
                $0.member("value", timex.value)
                $0.nullable("mod", mention.timexModifier)
            }
        }
        optional("hedge", mention.hedge)
        optional("within", mention.within)
        if !mention.entity.isEmpty { array("entity") { writer in for id in mention.entity { writer.element(id) } } }
    }
}
