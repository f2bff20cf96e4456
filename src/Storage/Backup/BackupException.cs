namespace Chatbotics.Storage.Backup;

/// <summary>A backup could not be made or restored; the message says what to do.</summary>
/// <param name="message">A sentence for the operator.</param>
/// <param name="inner">The cause.</param>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
