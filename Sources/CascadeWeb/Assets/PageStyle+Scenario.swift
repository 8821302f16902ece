extension PageStyle {
    /// Scenarios and plans: the form beside its answer where there is room.
    static let scenario = """
        .scenario { display: grid; grid-template-columns: minmax(280px, 380px) minmax(0, 1fr); gap: 40px; align-items: start; }
        .scenario-form h3 { margin-top: 22px; } .scenario-form .field { margin-bottom: 18px; } .scenario-form label { font-size: 17px; line-height: 1.3; }
        .scenario-form .hint { font-size: 15px; margin-bottom: 4px; } .scenario-form details { margin-top: 6px; }
        .scenario-answer { position: sticky; top: 16px; } .scenario-answer [aria-busy] { opacity: .75; } .scenario-answer table { font-size: 15px; }
        .scenario-answer td.number { white-space: nowrap; } .scenario-answer td .sure { display: block; color: var(--quiet); font-size: 14px; }
        .refining .working { padding: 10px 14px; font-size: 15px; }
        .plan-fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 40px; max-width: 60em; }
        .plan-fields .field { display: grid; grid-row: span 4; grid-template-rows: subgrid; grid-template-columns: minmax(0, 1fr); row-gap: 0; justify-items: start; }
        .plan-fields .field > label { grid-row: 1; } .plan-fields .field > .hint { grid-row: 2; } .plan-fields .field > .error { grid-row: 3; } .plan-fields .field > :is(input, select) { grid-row: 4; }
        .plan-form details { max-width: 42em; } .plan-form .choices { columns: 2; } .plan-form .choice { break-inside: avoid; }
        .plan-form .field { margin-bottom: 20px; } form.plan-form { max-width: none; }
        @media (max-width: 860px) { .plan-fields { grid-template-columns: minmax(0, 1fr); } .plan-form .choices { columns: 1; } }
        @media (max-width: 860px) { .scenario { grid-template-columns: minmax(0, 1fr); gap: 20px; } .scenario-answer { position: static; order: -1; } }

        """
}
