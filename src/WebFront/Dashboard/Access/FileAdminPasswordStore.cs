using System.Text.Json;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>
/// The administrator's password in a file that only the account of the process can read. Removing the file is how an
/// operator who lost the password gets a new one at the next start.
/// </summary>
/// <param name="path">Where the file lies; its folder is made when it is missing.</param>
internal sealed class FileAdminPasswordStore(string path) : IAdminPasswordStore
{
    /// <inheritdoc/>
    public async Task<AdminCredential?> Read(CancellationToken cancellationToken = default)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<AdminCredential>(file, cancellationToken: cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> TryCreate(AdminCredential credential, CancellationToken cancellationToken = default)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // Written aside and linked into place: a crash leaves either no password or a whole one.
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var file = new FileStream(draft, OwnerOnly()))
            {
                await JsonSerializer.SerializeAsync(file, credential, cancellationToken: cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
