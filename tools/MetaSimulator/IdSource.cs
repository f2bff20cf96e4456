using System.Globalization;
using System.Security.Cryptography;

namespace Chatbotics.MetaSimulator;

/// <summary>
/// Ids in Meta's shapes. A random start makes them differ between runs, so that a product that remembers
/// yesterday's messages does not take today's for duplicates.
/// </summary>
internal sealed class IdSource
{
    private readonly string _run = Convert.ToHexString(RandomNumberGenerator.GetBytes(5));
    private readonly long _base = RandomNumberGenerator.GetInt32(1, int.MaxValue) * 100_000L;
    private long _next;

    /// <summary>A WhatsApp message id.</summary>
    public string WhatsAppMessage() => "wamid.HBgLMTU1NTAwMDAwMDAVAgARGBI" + Next() + "AA==";

    /// <summary>A Messenger message id.</summary>
    public string MessengerMessage() => "m_" + _run + "kS7bXkQ4pJ0eW9vYc3_" + Next() + "-Zt5hQd1RgUxN8mLa";

    /// <summary>An Instagram message id.</summary>
    public string InstagramMessage() => "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQx" + Next() + "ZD";

    /// <summary>A numeric id: media, attachments, people.</summary>
    public string Number() => (1_000_000_000_000_000L + _base + Interlocked.Increment(ref _next)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A secret or code of the given prefix.</summary>
    public static string Secret(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private string Next() => string.Create(_run.Length + 9, (this, Interlocked.Increment(ref _next)), static (span, state) =>
    {
        state.Item1._run.CopyTo(span);
        state.Item2.TryFormat(span[state.Item1._run.Length..], out _, "X9", CultureInfo.InvariantCulture);
    });
}
