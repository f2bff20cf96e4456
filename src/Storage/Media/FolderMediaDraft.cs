using Chatbotics.Grains.Media.Ports;
using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Media;

/// <summary>A file that is being written beside its place. It counts once its header is there, which comes last.</summary>
internal sealed class FolderMediaDraft : IMediaDraft
{
    private const string Unfinished = ".part";

    private readonly string _body;
    private readonly string _header;
    private readonly FileStream _stream;
    private bool _isComplete;

    /// <summary>Begins the file.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="body">The path of its bytes.</param>
    /// <param name="header">The path of its header.</param>
    public FolderMediaDraft(string id, string body, string header)
    {
        (Id, _body, _header) = (id, body, header);
        _stream = new FileStream(body + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, 1, FileOptions.Asynchronous);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public Stream Content => _stream;

    /// <inheritdoc/>
    public async ValueTask Complete(ReadOnlyMemory<byte> header, CancellationToken cancellationToken = default)
    {
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync();
        File.Move(_body + Unfinished, _body);
        await using (var file = new FileStream(_header + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
        {
            await file.WriteAsync(header, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(_header + Unfinished, _header);
        FolderSync.Sync(Path.GetDirectoryName(_header)!);
        _isComplete = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        if (_isComplete)
        {
            return;
        }

        foreach (var path in (string[])[_body + Unfinished, _body, _header + Unfinished])
        {
            try
            {
                File.Delete(path);
            }
            catch (IOException)
            {
                // Its folder was erased at this moment, and the file with it.
            }
        }
    }
}
