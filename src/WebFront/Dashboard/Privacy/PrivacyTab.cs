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
        new(null, AreaTexts.Later("Overview"), typeof(OverviewTab)),
        new("retention", AreaTexts.Later("Retention"), typeof(RetentionTab)),
        new("requests", AreaTexts.Later("Requests"), typeof(RequestsTab)),
        new("ledger", AreaTexts.Later("Ledger"), typeof(LedgerTab)),
        new("consent", AreaTexts.Later("Consent"), typeof(ConsentTab)),
        new("subprocessors", AreaTexts.Later("Subprocessors"), typeof(SubprocessorsTab)),
        new("access", AreaTexts.Later("Who looked"), typeof(AccessTab)),
        new("keys", AreaTexts.Later("Keys"), typeof(KeysTab)),
    ];
}
