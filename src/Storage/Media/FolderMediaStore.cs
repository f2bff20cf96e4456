using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Media.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Media;

/// <summary>
/// Sealed files in the data folder: <c>media/{tenant}/{two digits}/{conversation}/{file}</c>. A conversation's folder is
/// named by a hash of its key, so that erasing it is removing one folder, and no name tells of a person.
/// </summary>
/// <param name="options">Where the data folder is.</param>
internal sealed class FolderMediaStore(IOptions<StoreOptions> options) : IMediaStore
{
    private const int ConversationDigits = 16;
    private const int FileDigits = 32;
    private const string Body = ".bin";
    private const string Header = ".meta";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.Folder), "media");

    /// <inheritdoc/>
    public ValueTask<IMediaDraft> Create(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        var part = PartOf(conversation);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FileDigits / 2));
        try
        {
            var folder = FolderOf(conversation.Tenant, part);
            FolderSync.CreatePrivate(folder);
            return new(new FolderMediaDraft(part + name, Path.Combine(folder, name + Body), Path.Combine(folder, name + Header)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("Files can't be written to the data folder. Look at its free space and its rights.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoredMedia?> Open(string tenant, string id, CancellationToken cancellationToken = default)
    {
        if (!IsGood(tenant, id))
        {
            return null;
        }

        var path = PathOf(tenant, id);
        try
        {
            var header = await File.ReadAllBytesAsync(path + Header, cancellationToken);
            return new StoredMedia(header, new FileStream(path + Body, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask Remove(string tenant, string id, CancellationToken cancellationToken = default)
    {
        if (IsGood(tenant, id) && Directory.Exists(FolderOf(tenant, id[..ConversationDigits])))
        {
            // The header first: without it the file is not there any more, even if a crash comes between.
            File.Delete(PathOf(tenant, id) + Header);
            File.Delete(PathOf(tenant, id) + Body);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<int> Erase(ConversationKey conversation, CancellationToken cancellationToken = default) =>
        Erase(FolderOf(conversation.Tenant, PartOf(conversation)));

    /// <inheritdoc/>
    public ValueTask<int> EraseWorkspace(string tenant, CancellationToken cancellationToken = default) =>
        GrainKeys.IsTenantId(tenant) ? Erase(Path.Combine(_root, tenant)) : new(0);

    private static ValueTask<int> Erase(string folder)
    {
        try
        {
            var count = Directory.GetFiles(folder, "*" + Header, SearchOption.AllDirectories).Length;
            Directory.Delete(folder, recursive: true);
            return new(count);
        }
        catch (DirectoryNotFoundException)
        {
            // It had no files.
            return new(0);
        }
    }

    private static string PartOf(ConversationKey conversation) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversation.Value)))[..ConversationDigits];

    private static bool IsGood(string tenant, string id) =>
        GrainKeys.IsTenantId(tenant) && id.Length == ConversationDigits + FileDigits && !id.AsSpan().ContainsAnyExcept(Hex);

    private string FolderOf(string tenant, string part) => Path.Combine(_root, tenant, part[..2], part);

    private string PathOf(string tenant, string id) => Path.Combine(FolderOf(tenant, id[..ConversationDigits]), id[ConversationDigits..]);
}
