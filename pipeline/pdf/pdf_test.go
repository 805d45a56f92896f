package pdf
import ("testing";"os";"vanthu/fonts")
func TestX(t *testing.T){ d,ps,err:=Write(notice(60),fonts.Load()); t.Log(ps,err,len(d)); os.WriteFile("/tmp/work/pdf/n.pdf",d,0o644); t.Log(Intact(d)) }
