using System.Security.Cryptography;

namespace Chatbotics.MetaSimulator.Media;

/// <summary>A file that Meta holds.</summary>
/// <param name="Id">Its id in the Graph API.</param>
/// <param name="Bytes">The content.</param>
/// <param name="MimeType">Its type.</param>
/// <param name="FileName">Its name, where one was given.</param>
/// <param name="ExpiresAt">When Meta forgets it: uploads live 30 days, media of webhooks 7.</param>
public sealed record StoredMedia(string Id, ReadOnlyMemory<byte> Bytes, string MimeType, string? FileName, DateTimeOffset ExpiresAt)
{
    /// <summary>SHA-256 of the content.</summary>
    internal byte[] Hash { get; } = SHA256.HashData(Bytes.Span);
}
