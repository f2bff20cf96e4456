namespace Chatbotics.Storage.Backup;

/// <summary>What a backup or a restore did.</summary>
/// <param name="Data">The file with the conversations and everything else, without keys.</param>
/// <param name="Keys">The file with the wrapped keys and secrets.</param>
/// <param name="Removed">How many earlier files were removed because their time was over.</param>
public sealed record BackupResult(string Data, string Keys, int Removed);
