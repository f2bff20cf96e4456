using System.Security.Cryptography;
using System.Text;
using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Vault;

/// <summary>The master key's file: one line, "chatbotics-master-key-1:" and 32 bytes in base64, readable by its owner alone.</summary>
internal static class MasterKeyFile
{
    private const string Prefix = "chatbotics-master-key-1:";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads a key in base64.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it comes from, for the sentence.</param>
    /// <exception cref="StoreStartException">It isn't a key.</exception>
    public static byte[] Parse(string text, string source)
    {
        var key = new byte[KeyWrap.KeyLength];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == KeyWrap.KeyLength
            ? key
            : throw new StoreStartException($"{source} is not a master key: it must be 32 bytes in base64 (for example from \"openssl rand -base64 32\").");
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; exists.</param>
    /// <exception cref="StoreStartException">Others may read it, or it isn't a key.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != UnixFileMode.None)
            {
                throw new StoreStartException($"The master key {path} can be read by other users of this machine. Run \"chmod 600 {path}\", and replace the key if they may have read it.");
            }

            var text = File.ReadAllText(path, Encoding.ASCII);
            return text.StartsWith(Prefix, StringComparison.Ordinal)
                ? Parse(text[Prefix.Length..], path)
                : throw new StoreStartException($"{path} is not a master key file: it must begin with \"{Prefix}\". Restore it from your backup of the keys.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreStartException($"The master key {path} can't be read. Give this user read access to it.", failure);
        }
    }

    /// <summary>Creates a new key, durably: everything that is written from now on depends on it.</summary>
    /// <param name="path">The file; doesn't exist.</param>
    public static byte[] Create(string path)
    {
        var key = RandomNumberGenerator.GetBytes(KeyWrap.KeyLength);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        try
        {
            FolderSync.CreatePrivate(folder);
            var temporary = path + ".new";
            File.Delete(temporary);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var file = new FileStream(temporary, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Prefix + Convert.ToBase64String(key) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: false);
            FolderSync.Sync(folder);
            FolderSync.Sync(Path.GetDirectoryName(folder) ?? folder);
            return key;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreStartException($"The master key {path} can't be created. Give this user write access to its folder, or set Vault:MasterKeyFile.", failure);
        }
    }
}
