namespace Chatbotics.WebFront.Api;

/// <summary>How a key stands with its limit.</summary>
/// <param name="IsAllowed">Whether the request may be made.</param>
/// <param name="Limit">How many a minute.</param>
/// <param name="Remaining">How many at once are left.</param>
/// <param name="Reset">In how many seconds all are back.</param>
/// <param name="RetryAfter">In how many seconds one is back; 0 when there is one.</param>
internal readonly record struct ApiAllowance(bool IsAllowed, int Limit, int Remaining, int Reset, int RetryAfter);
