namespace Chatbotics.TestKit.Push;

/// <summary>A message that a push service was given.</summary>
/// <param name="Path">Where.</param>
/// <param name="Encoding">The header Content-Encoding.</param>
/// <param name="Lifetime">The header TTL.</param>
/// <param name="Topic">The header Topic.</param>
/// <param name="Claims">The claims of the sender's token; null when its signature is wrong.</param>
/// <param name="Message">The message, opened.</param>
public sealed record PushArrival(string Path, string Encoding, string Lifetime, string Topic, string? Claims, string Message);
