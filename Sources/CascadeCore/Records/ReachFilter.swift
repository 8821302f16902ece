/// Which part of the records a figure is about; nil everywhere: all of them.
package struct ReachFilter: Sendable, Hashable {
    /// Id of the sector of the organisations concerned.
    package var sector: String?
    /// Id of the organisation concerned.
    package var organisation: String?
    /// Area of the organisations concerned, as written.
    package var area: String?
    /// Id of the course.
    package var course: String?
    /// First day.
    package var from: CalendarDate?
    /// Last day.
    package var to: CalendarDate?
    /// Generation of those whom a session reaches, from 1; 0 leaves only founding trainers.
    package var generation: Int?
    /// Id of someone who led or co-led.
    package var trainer: String?

    /// The filter that lets everything through but what is given.
    package init(
        sector: String? = nil,
        organisation: String? = nil,
        area: String? = nil,
        course: String? = nil,
        from: CalendarDate? = nil,
        to: CalendarDate? = nil,
        generation: Int? = nil,
        trainer: String? = nil
    ) {
        self.sector = sector
        self.organisation = organisation
        self.area = area
        self.course = course
        self.from = from
        self.to = to
        self.generation = generation
        self.trainer = trainer
    }

    /// Whether organisations are chosen.
    package var isAboutPlaces: Bool { sector != nil || organisation != nil || area != nil }

    /// Whether a day lies within.
    func holds(_ day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
}
