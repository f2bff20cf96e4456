using System.Reflection;
using System.Xml.Linq;

namespace Chatbotics.Architecture.Tests.References;

/// <summary>References go one way: WebFront → Grains.Abstractions ← Grains ← Storage, Channels, Assistants ← Silo.</summary>
public sealed class ReferenceTests
{
    /// <summary>What each project may name in its project file.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Grains.Abstractions"] = [],
        ["Grains"] = ["Grains.Abstractions"],
        ["Storage"] = ["Grains", "Grains.Abstractions"],
        ["Channels"] = ["Grains", "Grains.Abstractions"],
        ["Assistants"] = ["Grains", "Grains.Abstractions"],
        ["Silo"] = ["Grains", "Grains.Abstractions", "Storage", "Channels", "Assistants"],
        ["WebFront"] = ["Grains.Abstractions", "Channels"],
        ["Chatbotics"] = ["Silo", "WebFront", "MetaSimulator", "Grains.Abstractions"],
        ["MetaSimulator"] = [],
    };

    /// <summary>What each assembly may use in fact; references are transitive, so a project file doesn't show it.</summary>
    private static readonly Dictionary<string, string[]> Usable = new(Allowed)
    {
        // The command line reads the domain's options: how long backups are kept.
        ["Chatbotics"] = ["Silo", "WebFront", "MetaSimulator", "Grains.Abstractions", "Grains", "Storage", "Channels"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_has_its_place() =>
        Assert.Equal(
            Allowed.Keys.Where(name => name != "MetaSimulator").Order(StringComparer.Ordinal),
            Repository.ProductProjects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_only_what_it_may(string project)
    {
        var folder = project == "MetaSimulator" ? "tools" : "src";
        var file = Path.Combine(Repository.Root, folder, project, project + ".csproj");
        var named = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Findings.None($"{project} may reference {Names(Allowed[project])}.", named.Except(Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_uses_only_what_it_may(string project)
    {
        var used = Assembly.Load(AssemblyName(project)).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Chatbotics", StringComparison.Ordinal) && !name.Contains("Embedded", StringComparison.Ordinal));
        Findings.None($"{project} may use {Names(Usable[project])}.", used.Except(Usable[project].Select(AssemblyName)));
    }

    private static string AssemblyName(string project) => project == "Chatbotics" ? project : "Chatbotics." + project;

    private static string Names(string[] projects) => projects.Length == 0 ? "no other project" : string.Join(", ", projects);
}
