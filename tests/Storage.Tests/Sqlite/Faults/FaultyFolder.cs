namespace Chatbotics.Storage.Tests.Sqlite.Faults;

/// <summary>The faults of a folder, and what of its files would survive a power cut.</summary>
internal sealed class FaultyFolder
{
    public const int DiskFull = 13;
    public const int FailedWrite = 778;
    public const int FailedSync = 1034;
    public const int FailedRead = 266;
    private const int Sector = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Content> _files = new(StringComparer.Ordinal);

    /// <summary>Asked before every action; the code it gives fails the action, 0 lets it through.</summary>
    public Func<FileAction, string, int>? Fault { get; set; }

    /// <summary>How many syncs succeeded.</summary>
    public int Syncs { get; private set; }

    public int Fails(FileAction action, string path) => Fault?.Invoke(action, path) ?? 0;

    public FaultyFile Open(string path, nint methods)
    {
        lock (_gate)
        {
            if (!_files.ContainsKey(path))
            {
                var content = new Content();
                content.Durable.Write(File.Exists(path) ? File.ReadAllBytes(path) : []);
                _files[path] = content;
            }
        }

        return new FaultyFile(this, path, methods);
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            _files.Remove(path);
        }
    }

    public void Wrote(string path, ReadOnlySpan<byte> bytes, long offset)
    {
        lock (_gate)
        {
            _files[path].Pending.Add(new Change(offset, bytes.ToArray()));
        }
    }

    public void Truncated(string path, long length)
    {
        lock (_gate)
        {
            _files[path].Pending.Add(new Change(length, null));
        }
    }

    public void Synced(string path)
    {
        lock (_gate)
        {
            Syncs++;
            var content = _files[path];
            foreach (var change in content.Pending)
            {
                Apply(content.Durable, change);
            }

            content.Pending.Clear();
        }
    }

    /// <summary>
    /// Writes into another folder what a power cut at this moment could leave: of every write since a file's last sync,
    /// nothing, everything, or some sectors. Without <paramref name="chance"/> everything is there, as after kill -9.
    /// </summary>
    public void CutPower(string into, Random? chance)
    {
        lock (_gate)
        {
            foreach (var (path, content) in _files)
            {
                using var left = new MemoryStream();
                content.Durable.WriteTo(left);
                foreach (var change in content.Pending)
                {
                    switch (chance?.Next(3))
                    {
                        case 0:
                            break;
                        case 1 or null:
                            Apply(left, change);
                            break;
                        default:
                            Tear(left, change, chance);
                            break;
                    }
                }

                File.WriteAllBytes(Path.Combine(into, Path.GetFileName(path)), left.ToArray());
            }
        }
    }

    private static void Tear(MemoryStream content, Change change, Random chance)
    {
        for (var from = 0; from < change.Bytes?.Length; from += Sector)
        {
            if (chance.Next(2) == 0)
            {
                var length = Math.Min(Sector, change.Bytes.Length - from);
                Apply(content, new Change(change.Offset + from, change.Bytes[from..(from + length)]));
            }
        }
    }

    private static void Apply(MemoryStream content, Change change)
    {
        if (change.Bytes is not null)
        {
            content.Position = change.Offset;
            content.Write(change.Bytes);
        }
        else if (content.Length > change.Offset)
        {
            content.SetLength(change.Offset);
        }
    }

    private sealed class Content
    {
        public MemoryStream Durable { get; } = new();

        public List<Change> Pending { get; } = [];
    }

    private sealed record Change(long Offset, byte[]? Bytes);
}
