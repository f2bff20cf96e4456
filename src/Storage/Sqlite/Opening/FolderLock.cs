using System.Globalization;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>Keeps a second process out of a data folder. The operating system lifts the lock when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The data folder; exists.</param>
    /// <exception cref="StoreStartException">Another process has it.</exception>
    public static FolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "chatbotics.lock");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new FolderLock(file);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StoreStartException($"The data folder {folder} can't be written to. Give this user write access, or set Store:Folder to another folder.", failure);
        }
        catch (IOException failure)
        {
            throw new StoreStartException($"Another process is using the data folder {folder}. Stop it, or set Store:Folder to another folder.", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
