namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>A passage that is to be put in.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Page">Its page; null for none.</param>
/// <param name="Content">What to write if it isn't there; null when it was there a moment ago.</param>
internal sealed record NewPassage(string Name, int? Page, NewPassageContent? Content);
