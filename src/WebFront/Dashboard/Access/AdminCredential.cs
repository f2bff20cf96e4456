namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>The administrator's password as it is stored.</summary>
/// <param name="Hash">The salted hash, in the form of ASP.NET Core Identity's password hasher. Never the password.</param>
/// <param name="Stamp">Changes with every new password; sessions carry it, so that a new password ends them.</param>
/// <param name="SetAt">When it was set.</param>
public sealed record AdminCredential(string Hash, string Stamp, DateTimeOffset SetAt);
