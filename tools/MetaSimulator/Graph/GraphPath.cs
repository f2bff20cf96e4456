namespace Chatbotics.MetaSimulator.Graph;

/// <summary>A request's path without its version: <c>/v24.0/{node}/{edge}</c>, cut without allocating.</summary>
internal readonly ref struct GraphPath
{
    private GraphPath(ReadOnlySpan<char> node, ReadOnlySpan<char> edge)
    {
        Node = node;
        Edge = edge;
    }

    /// <summary>An id, <c>me</c>, or the first word of a fixed path.</summary>
    public ReadOnlySpan<char> Node { get; }

    /// <summary>The rest, possibly with further slashes; empty when there is none.</summary>
    public ReadOnlySpan<char> Edge { get; }

    public static GraphPath Parse(ReadOnlySpan<char> path)
    {
        path = path.TrimStart('/');
        var slash = path.IndexOf('/');
        if (IsVersion(slash < 0 ? path : path[..slash]))
        {
            path = slash < 0 ? [] : path[(slash + 1)..];
            slash = path.IndexOf('/');
        }

        return slash < 0 ? new(path, []) : new(path[..slash], path[(slash + 1)..].TrimEnd('/'));
    }

    private static bool IsVersion(ReadOnlySpan<char> part) => part.Length >= 2 && part[0] == 'v' && char.IsAsciiDigit(part[1]);
}
