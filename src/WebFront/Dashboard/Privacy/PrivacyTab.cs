namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>A tab of the privacy area.</summary>
/// <param name="Part">Its part of the address; null for the overview.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Component">What it shows.</param>
internal sealed record PrivacyTab(string? Part, string Title, Type Component)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<PrivacyTab> All { get; } =
    [
        new(null, "Overview", typeof(OverviewTab)),
        new("retention", "Retention", typeof(RetentionTab)),
        new("requests", "Requests", typeof(RequestsTab)),
        new("ledger", "Ledger", typeof(LedgerTab)),
        new("consent", "Consent", typeof(ConsentTab)),
        new("subprocessors", "Subprocessors", typeof(SubprocessorsTab)),
        new("access", "Who looked", typeof(AccessTab)),
        new("keys", "Keys", typeof(KeysTab)),
    ];
}
