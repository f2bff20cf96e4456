namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Files of persons' data, as programs see them.</summary>
internal static class DataExportModels
{
    /// <summary>A file: sealed, and destroyed when it expires.</summary>
    internal sealed record DataExport(
        string Id, bool IsDone, long Messages, long MessagesWritten, int Files, int FilesDone, int LeftOut, long Size, string? RequestId, DateTimeOffset BeganAt, DateTimeOffset ExpiresAt, DataLink? Link);

    /// <summary>How its link stands.</summary>
    internal sealed record DataLink(DateTimeOffset Until, int Downloads, int DownloadsLeft, bool WasSent);

    /// <summary>Whose data: a conversation's or a contact's person, or whoever made a request.</summary>
    internal sealed record DataExportBody(string? ConversationId, string? ContactId, string? RequestId);

    /// <summary>A link to make.</summary>
    internal sealed record LinkBody(int? Days, int? Downloads, bool? Send);

    /// <summary>A new link; its address is told once.</summary>
    internal sealed record NewLink(string Url, DataExport Export);
}
