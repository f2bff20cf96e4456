namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>What a browser gave that was asked to take messages while no page is open.</summary>
/// <param name="Endpoint">Its address; null when it gave none.</param>
/// <param name="Key">Its public key in base64url.</param>
/// <param name="Auth">Its secret in base64url.</param>
/// <param name="Name">What the person knows it by.</param>
/// <param name="Fault">Why it gave none: "denied", "none" or "failed"; null for an address.</param>
internal sealed record BrowserSubscription(string? Endpoint, string? Key, string? Auth, string? Name, string? Fault);
