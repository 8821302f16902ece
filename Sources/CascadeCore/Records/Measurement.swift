/// What an indicator was on a day.
public struct Measurement: Sendable, Hashable {
    /// Id of the indicator.
    public var indicator: String
    /// The day.
    public var date: CalendarDate
    /// The figure, in the indicator's unit.
    public var value: Double
    /// The recording that it comes from; nil for what was written in the programme's files.
    public var recorded: RecordMark?

    /// The value of an indicator on a day.
    public init(
        indicator: String,
        date: CalendarDate,
        value: Double,
        recorded: RecordMark? = nil
    ) {
        self.indicator = indicator
        self.date = date
        self.value = value
        self.recorded = recorded
    }
}
