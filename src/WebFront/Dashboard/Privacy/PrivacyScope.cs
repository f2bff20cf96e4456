namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>What the tabs of the privacy area know.</summary>
/// <param name="Tenant">The workspace.</param>
public sealed record PrivacyScope(string Tenant);
