namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>Keeps the one administrator's hashed password, until people and roles take its place.</summary>
public interface IAdminPasswordStore
{
    /// <summary>The stored password, or null when none was set yet.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<AdminCredential?> Read(CancellationToken cancellationToken = default);

    /// <summary>Stores the first password, durably; of several at once one wins.</summary>
    /// <param name="credential">The password.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it was stored; false when there is one already.</returns>
    Task<bool> TryCreate(AdminCredential credential, CancellationToken cancellationToken = default);
}
