using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>
/// The generated password that opens the dashboard. It is made at the first start, shown once, and stored as a hash.
/// </summary>
/// <param name="store">Where the hash lies.</param>
/// <param name="time">The clock.</param>
public sealed class AdminPassword(IAdminPasswordStore store, TimeProvider time)
{
    /// <summary>The id of the one person there is, in claims and as the author of replies.</summary>
    public const string PersonId = "admin";

    // 31 signs that no one confuses when reading them off a screen; 20 of them are 99 bits.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;
    private const int Group = 5;

    private static readonly PasswordHasher<string> Hasher = new();

    private AdminCredential? _known;

    /// <summary>Makes the password if there is none yet.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The new password, to be printed once and never again; null when there was one already.</returns>
    public async Task<string?> EnsureCreated(CancellationToken cancellationToken = default)
    {
        if (await Credential(cancellationToken) is not null)
        {
            return null;
        }

        var password = Generate();
        var credential = new AdminCredential(
            Hasher.HashPassword(PersonId, password),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            time.GetUtcNow());
        return await store.TryCreate(credential, cancellationToken) ? password : null;
    }

    /// <summary>Checks a password.</summary>
    /// <param name="password">What was typed; spaces around it don't matter.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The stamp that the session must carry, or null when the password is wrong or none is set.</returns>
    public async Task<string?> Verify(string password, CancellationToken cancellationToken = default)
    {
        var credential = await Credential(cancellationToken);
        return credential is not null
            && Hasher.VerifyHashedPassword(PersonId, credential.Hash, password.Trim()) != PasswordVerificationResult.Failed
            ? credential.Stamp
            : null;
    }

    /// <summary>Whether a session with this stamp is still good.</summary>
    /// <param name="stamp">The stamp that <see cref="Verify"/> gave.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<bool> IsCurrent(string? stamp, CancellationToken cancellationToken = default) =>
        stamp is not null
        && await Credential(cancellationToken) is { } credential
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(credential.Stamp), System.Text.Encoding.ASCII.GetBytes(stamp));

    // Every request asks for the stamp; the password changes only while the process is stopped.
    private async ValueTask<AdminCredential?> Credential(CancellationToken cancellationToken) =>
        _known ??= await store.Read(cancellationToken);

    private static string Generate()
    {
        var signs = RandomNumberGenerator.GetString(Alphabet, Length);
        return string.Join('-', signs.Chunk(Group).Select(group => new string(group)));
    }
}
