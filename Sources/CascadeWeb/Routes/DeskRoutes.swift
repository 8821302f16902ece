/// The lists and forms of leads.
enum DeskRoutes {
    static let all: [Route] = [
        OrganisationRoutes.all, PartnershipRoutes.all, PersonRoutes.all, SessionRoutes.all,
        CourseRoutes.all, ChangeRoutes.all,
    ]
    .flatMap { $0 }
}
