using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// Master keys in files that only their owner may read: the present one, beside it the next one while a rotation is under
/// way (".next"), and in the folder "retired" those that backups still need.
/// </summary>
/// <param name="path">The present key's file.</param>
internal sealed class FileMasterKeys(string path) : IMasterKeyStore
{
    private readonly string _next = path + ".next";
    private readonly string _retired = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "retired");

    /// <inheritdoc/>
    public string Place => path;

    /// <inheritdoc/>
    public string? CanNotRotate => null;

    /// <inheritdoc/>
    public MasterKeyShelf Load() => new([.. Files().Select(static file => new MasterKey(MasterKeyFile.Read(file)))]);

    /// <inheritdoc/>
    public MasterKey Create() => new(MasterKeyFile.Create(path));

    /// <inheritdoc/>
    public MasterKey Prepare(Guid present)
    {
        if (File.Exists(_next))
        {
            return new MasterKey(MasterKeyFile.Read(_next));
        }

        return new MasterKey(MasterKeyFile.Create(_next));
    }

    /// <inheritdoc/>
    public void Retire(Guid present, DateTimeOffset now)
    {
        if (!File.Exists(_next) || new MasterKey(MasterKeyFile.Read(_next)).Id != present)
        {
            return;
        }

        RetireAll(now);

        // Killed between the two moves, the next start finds the key in its file for the next one and moves it then.
        File.Move(_next, path);
        FolderSync.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Puts the key in the file aside: master keys are kept elsewhere from now on. Idempotent.</summary>
    /// <param name="now">The time.</param>
    public void RetireAll(DateTimeOffset now)
    {
        if (File.Exists(path))
        {
            FolderSync.CreatePrivate(_retired);
            File.Move(path, Path.Combine(_retired, RetiredKeys.NameOf(new MasterKey(MasterKeyFile.Read(path)).Id, now)), overwrite: true);
            FolderSync.Sync(_retired);
        }
    }

    /// <inheritdoc/>
    public ValueTask<MasterKey> Find(Guid id, CancellationToken cancellationToken = default)
    {
        try
        {
            foreach (var file in Files())
            {
                var key = new MasterKey(MasterKeyFile.Read(file));
                if (key.Id == id)
                {
                    return new(key);
                }
            }
        }
        catch (StoreStartException failure)
        {
            throw new VaultUnavailableException(failure.Message, failure);
        }

        throw new VaultUnavailableException($"The master key {path} is missing or was replaced. Put it back: until then nothing sealed can be read.");
    }

    private IEnumerable<string> Files()
    {
        foreach (var file in (string[])[_next, path])
        {
            if (File.Exists(file))
            {
                yield return file;
            }
        }

        foreach (var file in RetiredKeys.In(Path.GetDirectoryName(Path.GetFullPath(path))!))
        {
            yield return file;
        }
    }
}
