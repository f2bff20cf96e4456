using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Vault;

namespace Chatbotics.Storage.Backup;

/// <summary>
/// Copies a data folder while the program runs. Data and keys go into two files, each sealed with a key of its own that is
/// derived from the master key; the master key itself goes into neither. Key files live shorter than data files: once a
/// person's key is destroyed and the last older key file is gone, no backup of their data can be read.
/// </summary>
public static class StoreBackup
{
    private const string Extension = ".chatbotics-backup";
    private const string Data = "data";
    private const string Keys = "keys";
    private const string StampForm = "yyyyMMdd-HHmmss";

    /// <summary>Makes a backup, and removes those whose time is over.</summary>
    /// <param name="dataFolder">The data folder; the program may run on it.</param>
    /// <param name="backupFolder">Where to; made when it is missing, for this user alone.</param>
    /// <param name="masterKey">The master keys in base64, the present one first; null when they lie in the data folder.</param>
    /// <param name="keepData">How long data files are kept.</param>
    /// <param name="keepKeys">How long key files are kept; shorter.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="BackupException">It could not be made.</exception>
    public static BackupResult Create(string dataFolder, string backupFolder, IReadOnlyList<string>? masterKey, TimeSpan keepData, TimeSpan keepKeys, DateTimeOffset now)
    {
        var folder = new StoreFolder(Path.GetFullPath(dataFolder));
        if (!File.Exists(folder.Database) || !File.Exists(folder.Keys))
        {
            throw new BackupException($"There is no data in {folder.Root}. Name the data folder with --data.");
        }

        var masters = MasterKeys(folder, masterKey);
        var master = masters[0];
        OwnerOnly.Folder(backupFolder);
        var stamp = now.UtcDateTime.ToString(StampForm, CultureInfo.InvariantCulture);
        var work = Directory.CreateTempSubdirectory("chatbotics-backup-").FullName;
        try
        {
            // Data first: every key that it needs is older than it, and so is in the keys that are copied after it.
            var databases = Directory.GetFiles(folder.Root, "*.db").Where(file => file != folder.Keys).ToArray();
            foreach (var database in databases)
            {
                Copy(database, Path.Combine(work, Path.GetFileName(database)));
            }

            var data = Path.Combine(backupFolder, $"{Data}-{stamp}{Extension}");
            Write(data, master, Data, tar =>
            {
                foreach (var database in databases)
                {
                    tar.WriteEntry(Path.Combine(work, Path.GetFileName(database)), Path.GetFileName(database));
                }

                AddFolder(tar, folder.Root, "media");
            });
            Copy(folder.Keys, Path.Combine(work, "keys.db"));
            var keys = Path.Combine(backupFolder, $"{Keys}-{stamp}{Extension}");
            Write(keys, master, Keys, tar => tar.WriteEntry(Path.Combine(work, "keys.db"), "keys.db"));
            RetiredKeys.Forget(folder.Vault, now - keepData);
            return new BackupResult(data, keys, RemoveOld(backupFolder, keepData, keepKeys, now));
        }
        catch (SqliteFault fault)
        {
            throw new BackupException(fault.Reason, fault);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup could not be written to {backupFolder}: {failure.Message}", failure);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
            Clear(masters);
        }
    }

    /// <summary>When the latest backup in a folder was made; null when there is none.</summary>
    /// <param name="backupFolder">The folder.</param>
    public static DateTimeOffset? LatestIn(string backupFolder)
    {
        var latest = Directory.Exists(backupFolder) ? Directory.GetFiles(backupFolder, $"{Keys}-*{Extension}").Max(StringComparer.Ordinal) : null;
        return latest is not null && DateTimeOffset.TryParseExact(
            Path.GetFileName(latest)[(Keys.Length + 1)..^Extension.Length], StampForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stamp)
            ? stamp
            : null;
    }

    /// <summary>Removes the backups whose time is over.</summary>
    /// <param name="backupFolder">The folder.</param>
    /// <param name="keepData">How long data files are kept.</param>
    /// <param name="keepKeys">How long key files are kept.</param>
    /// <param name="now">The time.</param>
    /// <returns>How many files.</returns>
    public static int RemoveOld(string backupFolder, TimeSpan keepData, TimeSpan keepKeys, DateTimeOffset now) =>
        Directory.Exists(backupFolder) ? Rotate(backupFolder, Data, now - keepData) + Rotate(backupFolder, Keys, now - keepKeys) : 0;

    /// <summary>Restores the newest data file together with the newest key file into an empty folder.</summary>
    /// <param name="backupFolder">Where the files are.</param>
    /// <param name="dataFolder">An empty or missing folder; only a folder "vault" with the master key may be there.</param>
    /// <param name="masterKey">
    /// The master keys in base64, one of which made the backup; null when their files lie in the data folder. One that was
    /// retired since is looked for in the folder "vault/retired".
    /// </param>
    /// <exception cref="BackupException">It could not be restored; the folder is as it was.</exception>
    public static BackupResult Restore(string backupFolder, string dataFolder, IReadOnlyList<string>? masterKey)
    {
        var data = Newest(backupFolder, Data);
        var keys = Newest(backupFolder, Keys);
        var folder = StoreFolder.Create(dataFolder);
        if (Directory.EnumerateFileSystemEntries(folder.Root).Any(entry => entry != folder.Vault))
        {
            throw new BackupException($"{folder.Root} is not empty. Restore into a new folder, and put the master key into its folder \"vault\" first.");
        }

        var masters = MasterKeys(folder, masterKey);
        try
        {
            ReadWithAny(data, masters, Data, folder.Root);
            ReadWithAny(keys, masters, Keys, folder.Root);
            return new BackupResult(data, keys, 0);
        }
        catch (CryptographicException failure)
        {
            Empty(folder);
            throw new BackupException("The backup is damaged, or it was made under another master key. Try the one before, with the right key.", failure);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Empty(folder);
            throw new BackupException($"The backup could not be restored: {failure.Message}", failure);
        }
        finally
        {
            Clear(masters);
        }
    }

    private static byte[][] MasterKeys(StoreFolder folder, IReadOnlyList<string>? masterKeys)
    {
        if (masterKeys is { Count: > 0 })
        {
            return [.. masterKeys.Select(static key => MasterKeyFile.Parse(key, "Vault:MasterKey"))];
        }

        var path = Path.Combine(folder.Vault, "master.key");
        var present = File.Exists(path) ? path : path + ".next";
        return File.Exists(present)
            ? [MasterKeyFile.Read(present), .. RetiredKeys.In(folder.Vault).Select(MasterKeyFile.Read)]
            : throw new BackupException($"The master key {path} is missing. Put it there, or set Vault__MasterKey in the environment.");
    }

    private static void Clear(byte[][] keys)
    {
        foreach (var key in keys)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static void ReadWithAny(string path, byte[][] masters, string name, string into)
    {
        for (var index = 0; ; index++)
        {
            try
            {
                Read(path, masters[index], name, into);
                return;
            }
            catch (CryptographicException) when (index + 1 < masters.Length)
            {
                // Made under a master key that was retired since.
            }
        }
    }

    /// <summary>A copy of everything that is committed, without free pages: nothing that was erased lies in it.</summary>
    private static void Copy(string database, string to)
    {
        using var connection = Connection.Open(database, ConnectionAccess.Read);
        using var copy = connection.PrepareOnce("VACUUM INTO ?1");
        copy.Bind(1, to).Run();
    }

    private static void Write(string path, byte[] master, string name, Action<TarWriter> fill)
    {
        var temporary = path + ".new";
        OwnerOnly.Create(temporary);
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            using (var sealing = new BackupStream(file, KeyWrap.Derive(master, "backup-" + name), name))
            using (var tar = new TarWriter(sealing, TarEntryFormat.Pax, leaveOpen: true))
            {
                fill(tar);
            }

            file.Flush(flushToDisk: true);
        }

        OwnerOnly.Close(temporary);
        File.Move(temporary, path);
    }

    private static void AddFolder(TarWriter tar, string root, string name)
    {
        var folder = Path.Combine(root, name);
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            try
            {
                tar.WriteEntry(file, Path.GetRelativePath(root, file));
            }
            catch (FileNotFoundException)
            {
                // Erased in this moment.
            }
        }
    }

    private static void Read(string path, byte[] master, string name, string into)
    {
        var temporary = Path.Combine(into, ".restore");
        OwnerOnly.Create(temporary);
        try
        {
            using (var file = File.OpenRead(path))
            using (var opened = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                BackupStream.Open(file, KeyWrap.Derive(master, "backup-" + name), name, opened);
            }

            TarFile.ExtractToDirectory(temporary, into, overwriteFiles: false);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string Newest(string backupFolder, string name) =>
        (Directory.Exists(backupFolder) ? Directory.GetFiles(backupFolder, $"{name}-*{Extension}") : []).Order(StringComparer.Ordinal).LastOrDefault()
        ?? throw new BackupException($"There is no {name} backup in {backupFolder}.");

    private static int Rotate(string backupFolder, string name, DateTimeOffset before)
    {
        var limit = $"{name}-{before.UtcDateTime.ToString(StampForm, CultureInfo.InvariantCulture)}{Extension}";
        var old = Directory.GetFiles(backupFolder, $"{name}-*{Extension}").Where(file => string.CompareOrdinal(Path.GetFileName(file), limit) < 0).ToArray();
        foreach (var file in old)
        {
            File.Delete(file);
        }

        return old.Length;
    }

    private static void Empty(StoreFolder folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder.Root).Where(entry => entry != folder.Vault).ToArray())
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }
}
