namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>A workspace's row.</summary>
/// <param name="Id">Its number in this file.</param>
/// <param name="KeyId">The data key that seals everything of it.</param>
/// <param name="WordsKey">The key of its words' hashes, sealed.</param>
internal sealed record StoredWorkspace(long Id, Guid KeyId, byte[] WordsKey);
