namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>Where what lies in a data folder.</summary>
/// <param name="Root">The folder, as a full path.</param>
internal sealed record StoreFolder(string Root)
{
    /// <summary>Conversations and everything else that may be backed up without the keys.</summary>
    public string Database => Path.Combine(Root, "chatbotics.db");

    /// <summary>The wrapped keys and sealed secrets.</summary>
    public string Keys => Path.Combine(Root, "keys.db");

    /// <summary>The knowledge bases' passages, sealed.</summary>
    public string Knowledge => Path.Combine(Root, "knowledge.db");

    /// <summary>The contacts, sealed, and what finds them.</summary>
    public string Contacts => Path.Combine(Root, "contacts.db");

    /// <summary>What finds messages by keyed hashes of their words.</summary>
    public string Search => Path.Combine(Root, "search.db");

    /// <summary>The folder of the master key.</summary>
    public string Vault => Path.Combine(Root, "vault");

    /// <summary>Creates the folder for this user alone.</summary>
    /// <param name="folder">The folder as configured.</param>
    /// <exception cref="StoreStartException">It can't be created.</exception>
    public static StoreFolder Create(string folder)
    {
        try
        {
            var root = Path.GetFullPath(folder);
            OwnerOnly.Folder(root);
            return new StoreFolder(root);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StoreStartException($"The data folder \"{folder}\" can't be created. Set Store:Folder to a folder that this user may write to.", failure);
        }
    }
}
