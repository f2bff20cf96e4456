using Chatbotics.Grains.Media.Ports;
using Chatbotics.Storage.Media;
using Chatbotics.Storage.Tests.Compliance;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Tests.Media;

public sealed class FolderMediaStoreTests : MediaStoreCompliance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("media-").FullName;

    public FolderMediaStoreTests() => Store = new FolderMediaStore(Options.Create(new StoreOptions { Folder = _folder }));

    protected override IMediaStore Store { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_name_on_disk_tells_of_the_person()
    {
        await using (var draft = await Store.Create(Sample.Conversation(7)))
        {
            await draft.Complete("h"u8.ToArray());
        }

        Assert.DoesNotContain(Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories), path => path.Contains("4477009", StringComparison.Ordinal));
    }
}
