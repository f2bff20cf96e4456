namespace Chatbotics.Storage.Sqlite.Reading;

/// <summary>Reads within one snapshot of the file.</summary>
/// <typeparam name="TAsk">What is asked for.</typeparam>
/// <typeparam name="T">What is found.</typeparam>
/// <returns>False when memory and snapshot do not fit together and the read must be tried again.</returns>
internal delegate bool SnapshotRead<TAsk, T>(Reader reader, TAsk ask, out T result);
