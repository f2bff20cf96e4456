namespace Chatbotics.Channels.Meta.Media;

/// <summary>What came of a download.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Size">How many bytes came, when done.</param>
/// <param name="MimeType">The type that the server says.</param>
internal readonly record struct Download(DownloadState State, long Size = 0, string? MimeType = null);
