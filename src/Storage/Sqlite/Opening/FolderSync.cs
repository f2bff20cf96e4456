using System.Runtime.InteropServices;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>What .NET has no call for: making a folder's entries durable.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Creates a folder that only this user may enter.</summary>
    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes the creation and renaming of files in a folder durable. Windows does so by itself.</summary>
    /// <exception cref="IOException">The folder can't be synced.</exception>
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder {folder} can't be opened.");
        }

        var result = FSync(handle);
        _ = Close(handle);
        if (result != 0)
        {
            throw new IOException($"The folder {folder} can't be synced.");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
