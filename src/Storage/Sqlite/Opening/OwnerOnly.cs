namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>Keeps files and folders from everyone but the user who runs the program.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = Mode | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, or closes one that exists, for everyone else.</summary>
    /// <param name="path">The folder.</param>
    public static void Folder(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, FolderMode);
        }
    }

    /// <summary>Closes a file, if it exists, for everyone else.</summary>
    /// <param name="path">The file.</param>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetUnixFileMode(path, Mode);
        }
    }

    /// <summary>Makes an empty file that is closed from its first moment, unless it exists.</summary>
    /// <param name="path">The file.</param>
    public static void Create(string path)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            using var file = new FileStream(path, new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Mode });
        }
    }
}
