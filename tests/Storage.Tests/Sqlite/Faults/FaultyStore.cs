using Chatbotics.Storage.Sqlite.Opening;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Storage.Tests.Sqlite.Faults;

/// <summary>An embedded store whose disk fails on demand and whose power can be cut.</summary>
internal sealed class FaultyStore : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("faulty-").FullName;

    public FaultyStore(Action<StoreOptions>? options = null)
    {
        var folder = Path.Combine(_root, "data");
        Directory.CreateDirectory(folder);
        Disk = FaultyFiles.Watch(folder);
        Store = new TestStore(options, folder, services: services => services.AddSingleton(new FileLayer(FaultyFiles.Name)));
    }

    public TestStore Store { get; }

    public FaultyFolder Disk { get; }

    /// <summary>What the folder would hold if the power went now, or the process alone when there is no <paramref name="chance"/>.</summary>
    public string Cut(int number, Random? chance)
    {
        var folder = Path.Combine(_root, $"cut-{number}");
        var from = Path.Combine(Store.Folder, "vault");
        Disk.CutPower(Directory.CreateDirectory(folder).FullName, chance);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, "vault", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return folder;
    }

    public void Dispose()
    {
        Disk.Fault = null;
        Store.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
