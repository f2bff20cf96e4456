using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Chatbotics.Storage.Tests.Sqlite.Faults;

/// <summary>
/// A file layer beneath SQLite that fails on demand and remembers what was synced, so that a test can cut the power: what
/// was written after a file's last sync is dropped, kept or torn as chance will have it. Faults are set per folder, so that
/// tests run beside each other.
/// </summary>
internal static unsafe class FaultyFiles
{
    public const string Name = "faulty";

    private const int Ok = 0;
    private static readonly ConcurrentDictionary<nint, FaultyFile> s_files = new();
    private static readonly ConcurrentDictionary<string, FaultyFolder> s_folders = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, nint> s_patched = new();
    private static readonly Lock s_gate = new();
    private static Vfs* s_original;
    private static bool s_registered;

    /// <summary>Puts a folder's databases on this layer.</summary>
    public static FaultyFolder Watch(string folder)
    {
        lock (s_gate)
        {
            if (!s_registered)
            {
                Register();
                s_registered = true;
            }
        }

        return s_folders.GetOrAdd(folder, static _ => new FaultyFolder());
    }

    private static void Register()
    {
        SQLitePCL.Batteries_V2.Init();
        s_original = Find(null);
        var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *vfs = *s_original;
        vfs->Next = null;
        vfs->Name = Marshal.StringToCoTaskMemUTF8(Name);
        vfs->Open = (nint)(delegate* unmanaged[Cdecl]<Vfs*, byte*, nint, int, int*, int>)&Open;
        vfs->Delete = (nint)(delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int>)&Delete;
        if (RegisterVfs(vfs, 0) != Ok)
        {
            throw new InvalidOperationException("The file layer could not be registered.");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, nint file, int flags, int* outFlags)
    {
        var result = ((delegate* unmanaged[Cdecl]<Vfs*, byte*, nint, int, int*, int>)s_original->Open)(s_original, name, file, flags, outFlags);
        var methods = *(nint*)file;
        if (result != Ok || methods == 0 || name is null)
        {
            return result;
        }

        var path = Marshal.PtrToStringUTF8((nint)name)!;
        if (s_folders.TryGetValue(Path.GetDirectoryName(path)!, out var folder))
        {
            s_files[file] = folder.Open(path, methods);
            *(nint*)file = s_patched.GetOrAdd(methods, Patch);
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, byte* name, int sync)
    {
        var path = Marshal.PtrToStringUTF8((nint)name)!;
        if (s_folders.TryGetValue(Path.GetDirectoryName(path)!, out var folder))
        {
            folder.Delete(path);
        }

        return ((delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int>)s_original->Delete)(s_original, name, sync);
    }

    private static nint Patch(nint methods)
    {
        var patched = (IoMethods*)NativeMemory.AllocZeroed((nuint)sizeof(IoMethods));
        *patched = *(IoMethods*)methods;
        patched->Close = (nint)(delegate* unmanaged[Cdecl]<nint, int>)&Close;
        patched->Read = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)&Read;
        patched->Write = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)&Write;
        patched->Truncate = (nint)(delegate* unmanaged[Cdecl]<nint, long, int>)&Truncate;
        patched->Sync = (nint)(delegate* unmanaged[Cdecl]<nint, int, int>)&Sync;

        // No memory mapping: every byte passes through here.
        patched->Version = 2;
        return (nint)patched;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(nint file)
    {
        s_files.TryRemove(file, out var known);
        return ((delegate* unmanaged[Cdecl]<nint, int>)((IoMethods*)known!.Methods)->Close)(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(nint file, byte* into, int length, long offset)
    {
        var known = s_files[file];
        return known.Folder.Fails(FileAction.Read, known.Path) is var code and not Ok
            ? code
            : ((delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)((IoMethods*)known.Methods)->Read)(file, into, length, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint file, byte* from, int length, long offset)
    {
        var known = s_files[file];
        if (known.Folder.Fails(FileAction.Write, known.Path) is var code and not Ok)
        {
            return code;
        }

        var result = ((delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)((IoMethods*)known.Methods)->Write)(file, from, length, offset);
        if (result == Ok)
        {
            known.Folder.Wrote(known.Path, new ReadOnlySpan<byte>(from, length), offset);
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(nint file, long length)
    {
        var known = s_files[file];
        var result = ((delegate* unmanaged[Cdecl]<nint, long, int>)((IoMethods*)known.Methods)->Truncate)(file, length);
        if (result == Ok)
        {
            known.Folder.Truncated(known.Path, length);
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(nint file, int flags)
    {
        var known = s_files[file];
        if (known.Folder.Fails(FileAction.Sync, known.Path) is var code and not Ok)
        {
            return code;
        }

        var result = ((delegate* unmanaged[Cdecl]<nint, int, int>)((IoMethods*)known.Methods)->Sync)(file, flags);
        if (result == Ok)
        {
            known.Folder.Synced(known.Path);
        }

        return result;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", CallingConvention = CallingConvention.Cdecl)]
    private static extern Vfs* Find(byte* name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register", CallingConvention = CallingConvention.Cdecl)]
    private static extern int RegisterVfs(Vfs* vfs, int makeDefault);

    /// <summary>sqlite3_vfs, as far as it matters here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int MaxPath;
        public Vfs* Next;
        public nint Name;
        public nint AppData;
        public nint Open;
        public nint Delete;
        private fixed long _rest[16];
    }

    /// <summary>sqlite3_io_methods.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct IoMethods
    {
        public int Version;
        public nint Close;
        public nint Read;
        public nint Write;
        public nint Truncate;
        public nint Sync;
        private fixed long _rest[13];
    }
}

/// <summary>What SQLite asks of a file.</summary>
internal enum FileAction
{
    Read,
    Write,
    Sync,
}

/// <summary>An open file.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Path">Its path.</param>
/// <param name="Methods">The real layer's functions.</param>
internal sealed record FaultyFile(FaultyFolder Folder, string Path, nint Methods);
