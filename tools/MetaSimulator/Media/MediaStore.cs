namespace Chatbotics.MetaSimulator.Media;

/// <summary>Uploaded and received files, oldest forgotten first when <see cref="SimulatorOptions.MediaCapacityBytes"/> are reached.</summary>
internal sealed class MediaStore(SimulatorOptions options, SimulatorClock clock, IdSource ids)
{
    /// <summary>How long a download address works.</summary>
    public static readonly TimeSpan UrlLifetime = TimeSpan.FromMinutes(5);

    private const int MostFiles = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredMedia> _byId = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private long _bytes;

    /// <summary>The address the store's files are reached under; known once the listener has its port.</summary>
    public string BaseUrl { get; set; } = "";

    public StoredMedia Add(ReadOnlyMemory<byte> bytes, string mimeType, string? fileName, TimeSpan life)
    {
        var media = new StoredMedia(ids.Number(), bytes, mimeType, fileName, clock.GetUtcNow() + life);
        lock (_gate)
        {
            _byId[media.Id] = media;
            _oldest.Enqueue(media.Id);
            _bytes += bytes.Length;
            while ((_bytes > options.MediaCapacityBytes || _oldest.Count > MostFiles) && _oldest.Count > 1)
            {
                if (_byId.Remove(_oldest.Dequeue(), out var dropped))
                {
                    _bytes -= dropped.Bytes.Length;
                }
            }
        }

        return media;
    }

    public StoredMedia? Find(string id)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(id, out var media) && media.ExpiresAt > clock.GetUtcNow() ? media : null;
        }
    }

    public bool Remove(string id)
    {
        lock (_gate)
        {
            if (!_byId.Remove(id, out var media))
            {
                return false;
            }

            _bytes -= media.Bytes.Length;
            return true;
        }
    }

    /// <summary>A WhatsApp download address: needs the bearer token, ends after five minutes.</summary>
    public string WhatsAppUrl(StoredMedia media)
    {
        var until = (clock.GetUtcNow() + UrlLifetime).ToUnixTimeSeconds();
        return $"{BaseUrl}/whatsapp_business/attachments/?mid={media.Id}&source=getMedia&ext={until}&hash={Hash(media, until)}";
    }

    /// <summary>A CDN address of Messenger or Instagram: needs no token; short-lived.</summary>
    public string CdnUrl(StoredMedia media)
    {
        var until = (clock.GetUtcNow() + TimeSpan.FromDays(2)).ToUnixTimeSeconds();
        return $"{BaseUrl}/ig_messaging_cdn/?asset_id={media.Id}&ext={until}&signature={Hash(media, until)}";
    }

    /// <summary>The file behind a download address; null when it is unknown, forged, or too old.</summary>
    public StoredMedia? Open(string? id, string? until, string? hash) =>
        id is not null && long.TryParse(until, out var end) && end >= clock.GetUtcNow().ToUnixTimeSeconds()
        && Find(id) is { } media && Hash(media, end) == hash ? media : null;

    private static string Hash(StoredMedia media, long until) =>
        Convert.ToHexStringLower(media.Hash.AsSpan(0, 8)) + until.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}
