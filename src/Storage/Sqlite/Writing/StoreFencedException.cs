namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>Another process has taken over the data folder.</summary>
internal sealed class StoreFencedException() : Exception(
    "Another process has taken over the data folder, so this one writes nothing more. Run one process for each folder.");
