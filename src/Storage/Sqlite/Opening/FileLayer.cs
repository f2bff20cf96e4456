namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>Which of SQLite's registered file layers the databases are opened with. Tests of faults put one of their own beneath.</summary>
/// <param name="Vfs">Its name; null for the operating system's.</param>
internal sealed record FileLayer(string? Vfs);
